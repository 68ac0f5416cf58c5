import { refuseMissing } from '../not-implemented.ts';

/** `app.commandLine`: what Chromium will be started with. */
export function createCommandLineSwitches(initial: ReadonlyMap<string, string>) {
  const switches = new Map(initial);
  return {
    switches: switches as ReadonlyMap<string, string>,
    commandLine: refuseMissing('app.commandLine', {
      appendSwitch(name: string, value = ''): void {
        switches.set(name.toLowerCase(), value);
      },
      removeSwitch(name: string): void {
        switches.delete(name);
      },
      hasSwitch: (name: string): boolean => switches.has(name),
      getSwitchValue: (name: string): string => switches.get(name) ?? '',
    }),
  };
}
