// @ts-check
// What npm start, npm test, npm run gateway and npm run terminal need before anything else.
import { installPackages } from './packages.mjs';

installPackages();
