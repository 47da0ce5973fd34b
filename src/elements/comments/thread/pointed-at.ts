/** Id of the comment that an address points to, `#comment-<id>`; empty when it points elsewhere. */
export function pointedAt(fragment: string): string {
  const [, id = ''] = /^#comment-(.+)$/.exec(fragment) ?? [];
  try {
    return decodeURIComponent(id);
  } catch {
    // A stray percent sign: the id as it stands.
    return id;
  }
}
