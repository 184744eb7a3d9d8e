import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { atEnd } from './at-end.js';

/** A call of the program, and where it is called. */
export interface Call {
  readonly typed: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Serve = (call: Call) => Run | null;

/** Against a hang alone. */
const LIMIT_MILLISECONDS = 240_000;

let serve: Serve | undefined;

/** What a call of the program comes to in a process that was started before; null where that process ended over it. */
export const callServed: Serve = (call) => {
  serve ??= startServing();
  return serve(call);
};

function startServing(): Serve {
  const turn = new Int32Array(new SharedArrayBuffer(4));
  const { port1: own, port2: port } = new MessageChannel();
  const bridge = fileURLToPath(new URL('program-bridge.cjs', import.meta.url));
  new Worker(bridge, { workerData: { port, turn }, transferList: [port] }).unref();
  own.unref();
  const ask = (call: Call | 'end'): Run | null => {
    Atomics.store(turn, 0, 0);
    own.postMessage(call);
    if (Atomics.wait(turn, 0, 0, LIMIT_MILLISECONDS) === 'timed-out') {
      own.postMessage('kill');
      throw new Error(`the program didn't end: ${JSON.stringify(call)}`);
    }
    return receiveMessageOnPort(own)?.message ?? null;
  };
  // A process that is waited for counts among what the tests took.
  atEnd(() => ask('end'));
  return ask;
}
