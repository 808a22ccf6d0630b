export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-3 p-6">
      <h1 className="font-semibold text-xl tracking-tight">There is no such page</h1>
      <p className="text-ink-muted">
        The API description has no operation at this address. It may have been renamed, or the link was made with
        another API description.
      </p>
      <a href="/" className="text-accent-text underline underline-offset-2">
        Open the explorer
      </a>
    </main>
  );
}
