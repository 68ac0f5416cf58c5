import { EventEmitter } from 'node:events';

/** Looked up on any object by `await`, `JSON.stringify` and test tools: absent, not unimplemented. */
const askedOfEverything: ReadonlySet<PropertyKey> = new Set(['then', 'toJSON', 'constructor']);

/**
 * Makes reading anything that `thing` does not have an error in words. The rule sits behind the
 * thing's prototype and does not wrap it, so that it stays equal to itself and specs can replace
 * what it has.
 */
export function refuseMissing<Thing extends object>(name: string, thing: Thing): Thing {
  Object.setPrototypeOf(thing, refusing(name, Object.getPrototypeOf(thing)));
  return thing;
}

/** A base class for Electron's emitters: instances and statics refuse what they do not have. */
export function electronEmitter(name: string): typeof EventEmitter {
  class RefusingEmitter extends EventEmitter {}
  refuseMissing(name, RefusingEmitter.prototype);
  return refuseMissing(name, RefusingEmitter as typeof EventEmitter);
}

/** A part of Electron that is not here at all: any use of it is an error in words. */
export function missing(name: string): unknown {
  // A function and not an arrow, since only a function can be asked for with `new`.
  function refuse(): never {
    throw new Error(`stand-in: ${name} is not implemented`);
  }
  return new Proxy(refuse, {
    apply: refuse,
    construct: refuse,
    get: (target, key) => (isQuiet(key) ? Reflect.get(target, key) : refuseProperty(name, key)),
  });
}

function refusing(name: string, prototype: object): object {
  return new Proxy(prototype, {
    get(target, key, receiver) {
      if (key in target || isQuiet(key)) return Reflect.get(target, key, receiver);
      return refuseProperty(name, key);
    },
  });
}

function isQuiet(key: PropertyKey): boolean {
  return typeof key === 'symbol' || askedOfEverything.has(key);
}

function refuseProperty(name: string, key: PropertyKey): never {
  throw new Error(`stand-in: ${name}.${String(key)} is not implemented`);
}
