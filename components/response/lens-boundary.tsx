"use client";

import { Component, type ReactNode } from "react";

export interface LensBoundaryProps {
  /** Another one is another try. */
  resetKey: string;
  children: ReactNode;
  /** Shown in place of what failed, where that is no lens. */
  fallback?: ReactNode;
}

/** Keeps a lens that fails on some answer from taking the page with it; the other lenses still show the answer. */
export class LensBoundary extends Component<LensBoundaryProps, { failedKey: string | null }> {
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
    if (this.props.fallback !== undefined) return this.props.fallback;
    return (
      <p role="alert" className="p-4 text-ink-muted text-sm">
        This view cannot show this answer. The Raw tab has it as it came.
      </p>
    );
  }
}
