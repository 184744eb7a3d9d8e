import { freemem, totalmem } from 'node:os';

/** A share of all memory that other programs may give up: what a system caches of files counts as used. */
const RECLAIMABLE = 0.5;

/** How much memory this process may use, in bytes: of the machine, or of the container where that grants less. */
export function freeMemory(): number {
  const onMachine = Math.max(freemem(), totalmem() * RECLAIMABLE);
  const granted = process.constrainedMemory();
  return granted > 0 ? Math.min(onMachine, granted) : onMachine;
}
