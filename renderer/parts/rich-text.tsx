/** A sentence of the catalogue, in which what stands between backticks is to be typed as it is. */
export function RichText({ text }: { text: string }) {
  return text.split('`').map((part, at) =>
    // Every other part stood between backticks; the text of a sentence never changes its order.
    at % 2 === 1 ? <code key={`${at}${part}`}>{part}</code> : part,
  );
}
