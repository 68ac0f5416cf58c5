import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  Tooltip,
} from 'chart.js';

/** Bars side by side: what came in above the line, what went back below it. */
export interface Bars {
  readonly labels: readonly string[];
  readonly above: readonly number[];
  readonly below: readonly number[];
  readonly amountOf: (value: number) => string;
  /** What is shown beside the bar that somebody points at. */
  readonly linesOf: (place: number) => readonly string[];
}

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** Draws them in the colours of tokens.css as they are now. Gives a function that clears the canvas. */
export function drawBars(canvas: HTMLCanvasElement, bars: Bars): () => void {
  const chart = new Chart(canvas, configurationOf(bars, tokensOf(canvas)));
  return () => chart.destroy();
}

function configurationOf(bars: Bars, token: (name: string) => string): ChartConfiguration<'bar'> {
  const font = { family: token('--font'), size: 14 };
  const text = { color: token('--ink-soft'), font };
  return {
    type: 'bar',
    data: {
      labels: [...bars.labels],
      datasets: [
        {
          data: [...bars.above],
          backgroundColor: token('--accent'),
          stack: 'one',
          maxBarThickness: widest,
        },
        {
          data: bars.below.map((value) => -value),
          backgroundColor: token('--doubt-field'),
          stack: 'one',
          maxBarThickness: widest,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      borderColor: token('--surface'),
      scales: {
        x: { ticks: { ...text, maxRotation: 0 }, grid: { display: false }, stacked: true },
        y: {
          ticks: { ...text, maxTicksLimit: 6, callback: (value) => bars.amountOf(Number(value)) },
          grid: { color: token('--line') },
          border: { display: false },
          stacked: true,
        },
      },
      plugins: {
        tooltip: {
          mode: 'index',
          intersect: false,
          displayColors: false,
          backgroundColor: token('--ink'),
          titleColor: token('--surface'),
          bodyColor: token('--surface'),
          titleFont: font,
          bodyFont: font,
          callbacks: {
            title: () => '',
            label: () => '',
            afterBody: ([first]) => [...bars.linesOf(first?.dataIndex ?? 0)],
          },
        },
      },
    },
  };
}

/** In pixels: a day with one hour of sales is a bar all the same, and not a wall. */
const widest = 56;

function tokensOf(element: HTMLElement): (name: string) => string {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}
