/** The names that a name lies below, the nearest first, the root (`.`) last; none for the root itself. */
export function* namesAbove(name: string): Generator<string> {
  if (name === '.') return;
  for (let at = 0; at < name.length - 1; at += 1) {
    // RFC 1035 §5.1: a dot behind a backslash ends no label.
    if (name[at] === '\\') at += 1;
    else if (name[at] === '.') yield name.slice(at + 1);
  }
  yield '.';
}
