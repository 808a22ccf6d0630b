"use client";

import { Component, type ReactNode } from "react";

/** Keeps a lens that fails on some answer from taking the page with it; the other lenses still show the answer. */
export class LensBoundary extends Component<{ resetKey: string; children: ReactNode }, { failedKey: string | null }> {
  override state: { failedKey: string | null } = { failedKey: null };

  override componentDidCatch(): void {
    this.setState({ failedKey: this.props.resetKey });
  }

  static getDerivedStateFromError(): { failedKey: string } {
    return { failedKey: "" };
  }

  override render(): ReactNode {
    const { failedKey } = this.state;
    if (failedKey === null || (failedKey !== "" && failedKey !== this.props.resetKey)) return this.props.children;
    return (
      <p role="alert" className="p-4 text-ink-muted text-sm">
        This view cannot show this answer. The Raw tab has it as it came.
      </p>
    );
  }
}
