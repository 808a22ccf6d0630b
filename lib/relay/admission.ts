import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RelayLimits } from "@/lib/environment";
import type { RelayFailure } from "@/lib/errors/relay-errors";
import type { ClientAddress } from "@/lib/relay/client-address";

type AdmissionResult = { ok: true; release: () => void } | { ok: false; failure: RelayFailure };

/** Decides whether one more request may run. `release` may be called more than once. */
export interface Admission {
  admit(client: ClientAddress): Promise<AdmissionResult>;
  /** Requests running now. */
  readonly activeCount: number;
}

type AdmissionLimits = Pick<RelayLimits, "maxStreams" | "maxStreamsPerAddress" | "requestsPerMinute">;

/**
 * Counts in this process. The limits per address keep one visitor of a shared installation from crowding out the
 * others; whoever runs the app on their own machine has nobody to crowd out, and is only held by the limit in all.
 */
export function createAdmission(limits: AdmissionLimits): Admission {
  const limiter = new RateLimiterMemory({ points: limits.requestsPerMinute, duration: 60 });
  const activeByAddress = new Map<string, number>();
  let activeCount = 0;
  return {
    get activeCount() {
      return activeCount;
    },
    async admit(client) {
      if (activeCount >= limits.maxStreams) {
        return refuse({ code: "too_many_streams", detail: `limit ${limits.maxStreams}`, retryAfterSeconds: 5 });
      }
      const active = activeByAddress.get(client.key) ?? 0;
      if (!client.isLocal && active >= limits.maxStreamsPerAddress) {
        const detail = `limit ${limits.maxStreamsPerAddress}`;
        return refuse({ code: "too_many_streams_for_address", detail, retryAfterSeconds: 1 });
      }
      // Taken before the limiter is asked, so that requests that arrive meanwhile see it.
      activeCount += 1;
      activeByAddress.set(client.key, active + 1);
      let isHeld = true;
      const release = () => {
        if (isHeld) {
          isHeld = false;
          activeCount -= 1;
          const rest = (activeByAddress.get(client.key) ?? 1) - 1;
          if (rest === 0) {
            activeByAddress.delete(client.key);
          } else {
            activeByAddress.set(client.key, rest);
          }
        }
      };
      const waitSeconds = client.isLocal ? 0 : await consume(limiter, client.key);
      if (waitSeconds > 0) {
        release();
        const detail = `limit ${limits.requestsPerMinute} per minute`;
        return refuse({ code: "too_many_requests", detail, retryAfterSeconds: waitSeconds });
      }
      return { ok: true, release };
    },
  };
}

function refuse(failure: RelayFailure): AdmissionResult {
  return { ok: false, failure };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) {
      return Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
    }
    throw rejection;
  }
}
