/** Text of a description with its `code spans` set as code. Everything else stays as it is written. */
export function InlineCode({ text }: { text: string }) {
  // Odd pieces stand between two backticks; a last, unclosed one is plain text.
  const pieces = text.split(/`([^`]+)`/);
  return pieces.map((piece, position) =>
    position % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
      <code key={position} className="rounded bg-hover px-1 py-px font-mono text-[0.92em]">
        {piece}
      </code>
    ) : (
      piece
    ),
  );
}
