/** The names that a name lies below, the nearest first, the root (`.`) last; none for the root itself. */
export function namesAbove(name: string): readonly string[] {
  if (name === '.') return [];
  const above: string[] = [];
  for (let at = 0; at < name.length; at += 1) {
    // RFC 1035 §5.1: a dot behind a backslash ends no label.
    if (name[at] === '\\') at += 1;
    else if (name[at] === '.' && at < name.length - 1) above.push(name.slice(at + 1));
  }
  return [...above, '.'];
}
