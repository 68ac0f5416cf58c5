import type { Point } from 'electron';
import { screenSize } from '../chromium/chromium-arguments.ts';
import { electronEmitter } from '../not-implemented.ts';

const bounds = { x: 0, y: 0, ...screenSize };

/** One display, the one Chromium is told of, whatever is on the desk. */
const display = {
  id: 1,
  label: 'stand-in',
  bounds,
  workArea: bounds,
  size: screenSize,
  workAreaSize: screenSize,
  scaleFactor: 1,
  rotation: 0,
  internal: false,
  touchSupport: 'unknown',
};

class Screen extends electronEmitter('screen') {
  getPrimaryDisplay() {
    return display;
  }
  getAllDisplays() {
    return [display];
  }
  getDisplayMatching() {
    return display;
  }
  getDisplayNearestPoint() {
    return display;
  }
  getCursorScreenPoint(): Point {
    return { x: 0, y: 0 };
  }
}

export const screen = new Screen();
