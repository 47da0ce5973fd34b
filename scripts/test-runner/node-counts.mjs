/**
 * A reporter of node:test that writes nothing but the sums, as JSON, when all is over.
 * @param {AsyncIterable<{ type: string, data: { file?: string, counts?: Record<string, number> } }>} events
 */
export default async function* counts(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed = 0, failed = 0, cancelled = 0, skipped = 0, todo = 0 } = data.counts ?? {};
    yield JSON.stringify({ passed, failed: failed + cancelled, skipped: skipped + todo });
  }
}
