import { electronEmitter, refuseMissing } from '../not-implemented.ts';

const running = new Set<number>();
let lastId = 0;

export const powerSaveBlocker = refuseMissing('powerSaveBlocker', {
  start(): number {
    lastId++;
    running.add(lastId);
    return lastId;
  },
  stop: (id: number): boolean => running.delete(id),
  isStarted: (id: number): boolean => running.has(id),
});

/** Never tells anything by itself; a spec emits `suspend` and `resume`. */
class PowerMonitor extends electronEmitter('powerMonitor') {
  getSystemIdleTime(): number {
    return 0;
  }
  getSystemIdleState(): string {
    return 'active';
  }
  isOnBatteryPower(): boolean {
    return false;
  }
}

export const powerMonitor = new PowerMonitor();
