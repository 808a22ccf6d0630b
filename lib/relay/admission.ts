import type { RelayLimits } from "@/lib/environment";
import type { RelayFailure } from "@/lib/errors/relay-errors";
import type { ClientAddress } from "@/lib/relay/client-address";
import { createRateLimiter, type RateLimiterOptions } from "@/lib/server/rate-limiter";
import { createStreamLeases } from "@/lib/server/stream-leases";

type AdmissionResult = { ok: true; release: () => void } | { ok: false; failure: RelayFailure };

/** Decides whether one more request may run. `release` may be called more than once. */
export interface Admission {
  /** `keyHash` stands for the credential, where the request brings one. */
  admit(client: ClientAddress, keyHash?: string): Promise<AdmissionResult>;
  /** Requests running now. */
  readonly activeCount: number;
}

type AdmissionLimits = Pick<
  RelayLimits,
  "maxStreams" | "maxStreamsPerAddress" | "requestsPerMinute" | "requestsPerMinutePerKey"
>;

/**
 * Counts what runs in this process, and what runs by address and requests per minute in all instances that share a Redis.
 * The limits per address and key keep one visitor of a shared installation from crowding out the others; whoever runs the app on their own
 * machine has nobody to crowd out, and is only held by the limit in all.
 */
export function createAdmission(limits: AdmissionLimits, redis?: RateLimiterOptions["redis"]): Admission {
  const takeForAddress = createRateLimiter({ name: "address", perMinute: limits.requestsPerMinute, redis });
  const takeForKey = createRateLimiter({ name: "key", perMinute: limits.requestsPerMinutePerKey, redis });
  const leases = redis && createStreamLeases(redis, limits.maxStreamsPerAddress);
  const activeByAddress = new Map<string, number>();
  let activeCount = 0;

  const checkRate = async (client: ClientAddress, keyHash: string | undefined): Promise<RelayFailure | undefined> => {
    if (client.isLocal) {
      return undefined;
    }
    const addressWait = await takeForAddress(client.key);
    if (addressWait > 0) {
      const detail = `limit ${limits.requestsPerMinute} per minute`;
      return { code: "too_many_requests", detail, retryAfterSeconds: addressWait };
    }
    const keyWait = keyHash === undefined ? 0 : await takeForKey(keyHash);
    if (keyWait > 0) {
      const detail = `limit ${limits.requestsPerMinutePerKey} per minute`;
      return { code: "too_many_requests_for_key", detail, retryAfterSeconds: keyWait };
    }
    return undefined;
  };

  return {
    get activeCount() {
      return activeCount;
    },
    async admit(client, keyHash) {
      if (activeCount >= limits.maxStreams) {
        return refuse({ code: "too_many_streams", detail: `limit ${limits.maxStreams}`, retryAfterSeconds: 5 });
      }
      const active = activeByAddress.get(client.key) ?? 0;
      const detail = `limit ${limits.maxStreamsPerAddress}`;
      const tooMany: RelayFailure = { code: "too_many_streams_for_address", detail, retryAfterSeconds: 1 };
      if (!client.isLocal && active >= limits.maxStreamsPerAddress) {
        return refuse(tooMany);
      }
      // Taken before the limiter is asked, so that requests that arrive meanwhile see it.
      activeCount += 1;
      activeByAddress.set(client.key, active + 1);
      let isHeld = true;
      let endLease: (() => void) | undefined;
      const release = () => {
        if (isHeld) {
          isHeld = false;
          endLease?.();
          activeCount -= 1;
          const rest = (activeByAddress.get(client.key) ?? 1) - 1;
          if (rest === 0) {
            activeByAddress.delete(client.key);
          } else {
            activeByAddress.set(client.key, rest);
          }
        }
      };
      let failure = await checkRate(client, keyHash);
      if (!failure && leases && !client.isLocal) {
        endLease = await leases.take(client.key);
        failure = endLease ? undefined : tooMany;
      }
      if (failure) {
        release();
        return refuse(failure);
      }
      return { ok: true, release };
    },
  };
}

function refuse(failure: RelayFailure): AdmissionResult {
  return { ok: false, failure };
}
