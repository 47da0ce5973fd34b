/** What the page's policy refused while `action` ran: directive and address, newest last. */
export async function refusedDuring<T>(
  action: () => Promise<T>,
): Promise<{ result?: T; error?: unknown; refused: { directive: string; uri: string }[] }> {
  const refused: { directive: string; uri: string }[] = [];
  const done = new AbortController();
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, disposition }) => {
      if (disposition === 'enforce')
        refused.push({ directive: effectiveDirective, uri: blockedURI });
    },
    { signal: done.signal },
  );
  try {
    return { result: await action(), refused };
  } catch (error) {
    // The event is a task of its own, which may come after the rejection.
    await new Promise((resolve) => setTimeout(resolve));
    return { error, refused };
  } finally {
    done.abort();
  }
}
