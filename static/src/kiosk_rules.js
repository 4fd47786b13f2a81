// Which questions are asked, given the answers: the same rules as questionnaires/conditions.py.

export function chosen(answer) {
  if (Array.isArray(answer)) { return answer; }
  return answer ? [answer] : [];
}
export function holds(condition, answers) {
  if (!condition || Object.keys(condition).length === 0) { return true; }
  if (condition.all) { return condition.all.every((part) => holds(part, answers)); }
  if (condition.any) { return condition.any.some((part) => holds(part, answers)); }
  if (condition.not) { return !holds(condition.not, answers); }
  const given = chosen(answers.get(condition.question));
  if (given.length === 0) { return false; }
  return !condition.any_of || given.some((code) => condition.any_of.includes(code));
}
// The answers that count, in the order of the questions: what a closed question said opens nothing.
export function counting(pages, answers) {
  const counted = new Map();
  for (const question of pages.flatMap((page) => page.questions)) {
    const given = answers.get(question.code);
    if (chosen(given).length > 0 && holds(question.visible_if, counted)) { counted.set(question.code, given); }
  }
  return counted;
}
export function asked(pages, answers) {
  const counted = counting(pages, answers);
  return pages.filter((page) => page.questions.some((question) => holds(question.visible_if, counted)));
}
