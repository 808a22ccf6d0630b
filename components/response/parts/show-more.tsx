import { Button } from "@/components/ui/button";
import { formatCount } from "../words";

export interface ShowMoreProps {
  /** What there is more of, in the plural. */
  what: string;
  step: number;
  /** How many are not shown. */
  left: number;
  onShow: () => void;
}

/** Stands below a long list that is shown step by step; nothing when all of it is shown. */
export function ShowMore({ what, step, left, onShow }: ShowMoreProps) {
  if (left <= 0) return null;
  return (
    <Button size="sm" className="mt-2 self-start" onClick={onShow}>
      Show {Math.min(step, left)} more of {formatCount(left)} {what}
    </Button>
  );
}
