import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { launcherCall, programCall } from '../../src/workspace/program-call.js';
import { packageRoot } from '../cli/run-bulletin.js';

describe('how the program is called', () => {
  test('by npm, where it isn’t a version of the offline package', () => {
    expect(programCall(packageRoot, '/somewhere')).toBe('npx --no bulletin');
  });

  test('by the launcher, near it without regard to where all of it lies', () => {
    const version = "/家/公报 & $(编印)'s/bulletin/程序/0.1.0";
    const home = "/家/公报 & $(编印)'s/bulletin";
    expect(launcherCall(version, home, posix)).toBe('./bulletin.sh');
    expect(launcherCall(version, `${home}/公报`, posix)).toBe('../bulletin.sh');
    expect(launcherCall(version, '/', posix)).toBe(`'/家/公报 & $(编印)'\\''s/bulletin/bulletin.sh'`);
    expect(launcherCall('/opt/bulletin/程序/0.1.0', '/', posix)).toBe('/opt/bulletin/bulletin.sh');
    expect(launcherCall('D:\\公报\\程序\\0.1.0', 'd:\\公报\\公报', win32)).toBe('..\\bulletin.cmd');
    expect(launcherCall('D:\\a b\\程序\\0.1.0', 'C:\\', win32)).toBe('"D:\\a b\\bulletin.cmd"');
  });
});
