import { readdirSync, readFileSync, readlinkSync } from "node:fs";

export interface ProcessFigures {
  /** Resident memory. */
  memoryMiB: number;
  openSockets: number;
}

/** What the kernel says of a process; undefined where there is no /proc. */
export function readProcessFigures(processId: number): ProcessFigures | undefined {
  if (process.platform !== "linux") return undefined;
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, "utf8"))?.[1];
  return { memoryMiB: Number(kibibytes) / 1024, openSockets: countSockets(`/proc/${processId}/fd`) };
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
