import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseRuntime, electronProgram, standInFolder } from './runtime.mjs';

const stranger = 'ELECTRON_OVERRIDE_DIST_PATH';
let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(os.tmpdir(), 'runtime-'));
});
afterEach(() => rmSync(project, { recursive: true }));

function putElectron(): string {
  const electron = path.join(project, 'node_modules/electron');
  mkdirSync(path.join(electron, 'dist'), { recursive: true });
  writeFileSync(path.join(electron, 'path.txt'), 'electron');
  const program = path.join(electron, 'dist/electron');
  writeFileSync(program, '');
  return program;
}

test('without its program Electron is stood in for, and whoever asks for it is told', () => {
  const environment: NodeJS.ProcessEnv = {};
  expect(chooseRuntime(environment, project)).toBe('stand-in');
  expect(environment[stranger]).toBe(standInFolder);
});

test('Electron is used as soon as its program is there', () => {
  const program = putElectron();
  const environment: NodeJS.ProcessEnv = {};
  expect(chooseRuntime(environment, project)).toBe('electron');
  expect(electronProgram(environment, project)).toBe(program);
  expect(environment).toEqual({});
});

test('a program that was removed again does not count', () => {
  rmSync(putElectron());
  expect(chooseRuntime({}, project)).toBe('stand-in');
});

test('POS_RUNTIME decides', () => {
  putElectron();
  expect(chooseRuntime({ POS_RUNTIME: 'stand-in' }, project)).toBe('stand-in');
  expect(chooseRuntime({ POS_RUNTIME: 'electron' }, project)).toBe('electron');
});

test('an Electron unpacked elsewhere is used', () => {
  const elsewhere = path.join(project, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(path.join(elsewhere, 'electron'), '');
  const environment = { [stranger]: elsewhere };
  expect(chooseRuntime(environment, project)).toBe('electron');
  expect(environment).toEqual({ [stranger]: elsewhere });
});

test('a process started from a stood-in one chooses the same', () => {
  putElectron();
  expect(chooseRuntime({ [stranger]: standInFolder }, project)).toBe('stand-in');
});

test('what cannot be had is said in words', () => {
  expect(() => chooseRuntime({ POS_RUNTIME: 'electron' }, project)).toThrow('install-electron');
  expect(() => chooseRuntime({ POS_RUNTIME: 'chrome' }, project)).toThrow(
    'POS_RUNTIME is chrome: give it electron or stand-in',
  );
});
