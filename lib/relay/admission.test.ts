import { describe, expect, test } from "vitest";
import { createAdmission } from "@/lib/relay/admission";

const ann = { key: "198.51.100.1", isLocal: false };
const bob = { key: "198.51.100.2", isLocal: false };
const local = { key: "127.0.0.1", isLocal: true };
const wide = { maxStreams: 100, maxStreamsPerAddress: 100, requestsPerMinute: 100, requestsPerMinutePerKey: 100 };

async function codeOf(attempt: ReturnType<ReturnType<typeof createAdmission>["admit"]>) {
  const result = await attempt;
  return result.ok ? "admitted" : result.failure.code;
}

describe("createAdmission", () => {
  test("holds as many requests at once as the process may, whoever asks", async () => {
    const admission = createAdmission({ ...wide, maxStreams: 2 });
    const [first] = await Promise.all([admission.admit(ann), admission.admit(local)]);
    expect(await codeOf(admission.admit(bob))).toBe("too_many_streams");
    expect(admission.activeCount).toBe(2);
    if (first?.ok) {
      first.release();
      first.release();
    }
    expect(admission.activeCount).toBe(1);
    expect(await codeOf(admission.admit(bob))).toBe("admitted");
  });

  test("holds as many requests at once for one address as it may, and no less for another", async () => {
    const admission = createAdmission({ ...wide, maxStreamsPerAddress: 1 });
    const held = await admission.admit(ann);
    expect(await codeOf(admission.admit(ann))).toBe("too_many_streams_for_address");
    expect(await codeOf(admission.admit(bob))).toBe("admitted");
    if (held.ok) {
      held.release();
    }
    expect(await codeOf(admission.admit(ann))).toBe("admitted");
  });

  test("limits requests per minute and says how long to wait", async () => {
    const admission = createAdmission({ ...wide, requestsPerMinute: 2 });
    await admission.admit(ann);
    await admission.admit(ann);
    const third = await admission.admit(ann);
    expect(third.ok ? undefined : third.failure).toMatchObject({ code: "too_many_requests" });
    expect(third.ok ? 0 : third.failure.retryAfterSeconds).toBeGreaterThan(0);
    expect(await codeOf(admission.admit(bob))).toBe("admitted");
    expect(admission.activeCount).toBe(3);
  });

  test("limits requests per minute with one key, from whichever addresses", async () => {
    const admission = createAdmission({ ...wide, requestsPerMinutePerKey: 1 });
    expect(await codeOf(admission.admit(ann, "one"))).toBe("admitted");
    expect(await codeOf(admission.admit(bob, "one"))).toBe("too_many_requests_for_key");
    expect(await codeOf(admission.admit(bob, "two"))).toBe("admitted");
    expect(await codeOf(admission.admit(bob))).toBe("admitted");
    expect(admission.activeCount).toBe(3);
  });

  test("does not count the machine it runs on by address", async () => {
    const admission = createAdmission({
      maxStreams: 100,
      maxStreamsPerAddress: 1,
      requestsPerMinute: 1,
      requestsPerMinutePerKey: 1,
    });
    const codes = await Promise.all(Array.from({ length: 50 }, () => codeOf(admission.admit(local))));
    expect(new Set(codes)).toEqual(new Set(["admitted"]));
  });

  test("counts requests that arrive together", async () => {
    const admission = createAdmission({ ...wide, maxStreamsPerAddress: 3 });
    const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(admission.admit(ann))));
    expect(codes.filter((code) => code === "admitted")).toHaveLength(3);
  });
});
