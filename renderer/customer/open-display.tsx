import { createRoot } from 'react-dom/client';
import { createCall } from '../ipc.ts';
import { windowClock } from '../window-clock.ts';
import { CustomerApp } from './customer-app.tsx';
import { followDisplay } from './follow-display.ts';
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/page.css';
import '../styles/upi-code.css';
import '../styles/customer.css';

const clock = windowClock;
const call = createCall(window.galla, clock);
const display = followDisplay({ bridge: window.galla, call, clock });

const page = document.createElement('div');
page.id = 'root';
document.body.append(page);
createRoot(page).render(<CustomerApp display={display} />);
