import type { PackageFile } from './seal-package.mjs';

export const packageRoot: string;
export const platforms: readonly string[];
export function gatherFiles(platform: string, scratch: string): Promise<readonly PackageFile[]>;
