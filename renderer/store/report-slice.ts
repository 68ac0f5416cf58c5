/** That money has moved, or may have: a report that is open asks again. */
export interface ReportSlice {
  /** Grows with each piece of news. */
  readonly moneyNews: number;
}

export const reportAtStart: ReportSlice = { moneyNews: 0 };
