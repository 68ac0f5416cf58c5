import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../tools/packages.mjs';

/** The part of electron-builder's editor of Windows programs that is used here. */
interface ResourceEditor {
  readonly NtExecutable: { createEmpty(is32Bit: boolean, isDLL: boolean): WindowsExecutable };
  readonly NtExecutableResource: { from(executable: WindowsExecutable): WindowsResources };
  readonly Resource: {
    readonly VersionInfo: { createEmpty(): VersionInfo };
  };
}

interface WindowsExecutable {
  generate(): ArrayBuffer;
}

interface WindowsResources {
  readonly entries: object[];
  outputResource(executable: WindowsExecutable): void;
}

interface VersionInfo {
  setStringValues(language: Language, values: Readonly<Record<string, string>>): void;
  outputToResourceEntries(entries: object[]): void;
}

interface Language {
  readonly lang: number;
  readonly codepage: number;
}

const english: Language = { lang: 1033, codepage: 1200 };
const rawBytes = 10;

/**
 * The least Windows program that electron-builder can edit: it does nothing, says what it is, and
 * carries `content` as a resource.
 */
export function windowsProgram(content: Uint8Array): Uint8Array {
  const { NtExecutable, NtExecutableResource, Resource } = resourceEditor();
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  resources.entries.push({ type: rawBytes, id: 1, bin: content, ...english });
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues(english, { FileDescription: 'Stands in for Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return new Uint8Array(executable.generate());
}

function resourceEditor(): ResourceEditor {
  return createRequire(path.join(root, 'node_modules/app-builder-lib/package.json'))('resedit');
}
