/** Documents `a`, `b` and `c`, each for the calls of that name, and below them correlations. */
export function correlating(...documents: readonly string[]): string {
  const detections = ['a', 'b', 'c'].map(
    (name) =>
      `title: ${name.toUpperCase()}\nname: ${name}\nlogsource: { product: aws, service: cloudtrail }\n` +
      `detection: { calls: { eventName: ${name.toUpperCase()} }, condition: calls }`,
  );
  return [...detections, ...documents.map((document) => `title: Test\n${document.trim()}`)].join('\n---\n');
}
