import type { NotificationConstructorOptions } from 'electron';
import { electronEmitter } from '../not-implemented.ts';
import { note } from '../note.ts';

/** Says on stderr what would have been shown. */
export class Notification extends electronEmitter('Notification') {
  static isSupported(): boolean {
    return true;
  }

  readonly title: string;
  readonly body: string;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }
  show(): void {
    note(`Notification: ${this.title}: ${this.body}`);
    this.emit('show');
  }
  close(): void {
    this.emit('close');
  }
}
