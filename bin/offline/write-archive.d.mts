import type { PackageFile } from './seal-package.mjs';

export function writeZip(files: readonly PackageFile[]): Buffer;
export function writeTarGz(files: readonly PackageFile[]): Buffer;
