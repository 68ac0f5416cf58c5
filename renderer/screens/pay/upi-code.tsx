import { QRCodeSVG } from 'qrcode.react';

/** A UPI code, dark on light whatever the window is: phones read no other. */
export function UpiCode(props: { readonly text: string; readonly label: string }) {
  return (
    <span className="upi-code" role="img" aria-label={props.label}>
      <QRCodeSVG
        value={props.text}
        level="M"
        marginSize={4}
        size={512}
        fgColor="currentColor"
        bgColor="transparent"
        aria-hidden="true"
      />
    </span>
  );
}
