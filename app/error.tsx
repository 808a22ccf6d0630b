"use client";

import { Button } from "@/components/ui/button";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-3 p-6">
      <h1 className="font-semibold text-xl tracking-tight">This page could not be shown</h1>
      <p className="text-ink-muted">
        Something in the app itself went wrong. Your key is untouched. Try again; if it stays, report the number below.
      </p>
      {error.digest ? <code className="font-mono text-code">{error.digest}</code> : null}
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
    </main>
  );
}
