import { readFile } from "node:fs/promises";

/** Linux counts in hundredths of a second. */
const msPerTick = 10;

/** CPU time that a process used so far. Undefined where there is no /proc to read it from. */
export async function readCpuMs(pid: number): Promise<number | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The command's name, in parentheses, may hold spaces; user and system time are fields 14 and 15.
  const fields = line?.slice(line.lastIndexOf(")") + 2).split(" ");
  return fields && (Number(fields[11]) + Number(fields[12])) * msPerTick;
}
