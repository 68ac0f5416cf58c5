// @ts-check
// What npm start, npm test and npm run gateway need before anything else.
import { installPackages } from './packages.mjs';

installPackages();
