import { readdirSync, readFileSync, readlinkSync } from "node:fs";

export interface ProcessFigures {
  /** Resident memory. */
  memoryMiB: number;
  /** The most it ever was. */
  peakMemoryMiB: number;
  openSockets: number;
}

/** What the kernel says of a process; undefined where there is no /proc. */
export function readProcessFigures(processId: number): ProcessFigures | undefined {
  if (process.platform !== "linux") return undefined;
  const status = readFileSync(`/proc/${processId}/status`, "utf8");
  return {
    memoryMiB: readMebibytes(status, "VmRSS"),
    peakMemoryMiB: readMebibytes(status, "VmHWM"),
    openSockets: countSockets(`/proc/${processId}/fd`),
  };
}

function readMebibytes(status: string, name: string): number {
  return Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]) / 1024);
}

function countSockets(folder: string): number {
  return readdirSync(folder).filter((name) => {
    try {
      return readlinkSync(`${folder}/${name}`).startsWith("socket:");
    } catch {
      // Closed since the folder was read.
      return false;
    }
  }).length;
}
