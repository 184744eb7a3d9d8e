/*
 * The program as `npm run build` made it, called again and again in one process, which asks for a run by a message and is
 * told what came of it: to start a process takes ten times as long as what most tests ask of it. It may do so since the program
 * keeps nothing between calls.
 */
const { join } = require('node:path');

const packageRoot = join(__dirname, '../..');
const { version } = require(join(packageRoot, 'package.json'));
const { main } = require(join(packageRoot, 'build/bundle/program.js')).commandLine();

/** What the calls of the program leave, which belongs to a process of its own. */
const ownEvents = ['SIGINT', 'uncaughtException'];

process.on('message', async ({ typed, cwd, env }) => {
  const said = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (piece, ...rest) => {
      said[name].push(Buffer.from(piece));
      const written = rest.find((one) => typeof one === 'function');
      if (written) process.nextTick(written);
      return true;
    };
  }
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  await main({ arguments: typed, packageRoot, version });
  for (const name of ownEvents) process.removeAllListeners(name);
  for (const name of ['stdout', 'stderr']) process[name].removeAllListeners('error');
  const status = process.exitCode ?? 0;
  process.exitCode = undefined;
  const [stdout, stderr] = [said.stdout, said.stderr].map((pieces) => Buffer.concat(pieces).toString('utf8'));
  process.send({ status, stdout, stderr });
});
process.on('disconnect', () => process.exit());
