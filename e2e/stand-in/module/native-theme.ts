import { electronEmitter } from '../not-implemented.ts';

/** Light, unless the app itself asks for dark. */
class NativeTheme extends electronEmitter('nativeTheme') {
  readonly shouldUseHighContrastColors = false;
  #source = 'system';

  get themeSource(): string {
    return this.#source;
  }
  set themeSource(source: string) {
    this.#source = source;
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const nativeTheme = new NativeTheme();
