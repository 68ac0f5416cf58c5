import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { executable } from '../launched-app.ts';

export interface AppPaths {
  get(name: string): string;
  set(name: string, place: string): void;
}

const homeFolders = ['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos'];

/** Where Electron on Linux keeps things. `userData` asks for the app's name and its command line. */
export function createAppPaths(userDataName: () => string, userDataSwitch: () => string): AppPaths {
  const chosen = new Map<string, string>();

  const appData = (): string => process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config');
  const userData = (): string => userDataSwitch() || path.join(get('appData'), userDataName());

  const usual = (name: string): string => {
    switch (name) {
      case 'home':
        return os.homedir();
      case 'appData':
        return appData();
      case 'userData':
        return made(userData());
      case 'sessionData':
        return get('userData');
      case 'logs':
        return made(path.join(get('userData'), 'logs'));
      case 'crashDumps':
        return path.join(get('userData'), 'Crashpad');
      case 'temp':
        return os.tmpdir();
      case 'exe':
        return executable;
    }
    if (!homeFolders.includes(name)) throw new Error(`Failed to get '${name}' path`);
    return path.join(os.homedir(), `${name[0]?.toUpperCase()}${name.slice(1)}`);
  };
  const get = (name: string): string => chosen.get(name) ?? usual(name);

  return {
    get,
    set(name, place) {
      if (!path.isAbsolute(place)) throw new Error('Path must be absolute');
      chosen.set(name, made(place));
    },
  };
}

function made(folder: string): string {
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}
