import type { Point } from '../../model/page.js';
import { encloseBoxes, type PageBox } from './page-box.js';
import { boxOfPiece } from './space-line.js';
import type { Drawing } from './tag-pages.js';

/** What a drawing may ink; a text's box is that of its cells. */
export function boxOf(drawing: Drawing): PageBox {
  switch (drawing.type) {
    case 'piece':
      return boxOfPiece(drawing);
    case 'rule': {
      const { x, y, width, thickness } = drawing;
      return around({ left: x, top: y, right: x + width, bottom: y }, 0, thickness / 2);
    }
    case 'shade':
    case 'image': {
      const { x, y, width, height } = drawing;
      return { left: x, top: y, right: x + width, bottom: y + height };
    }
    case 'polyline': {
      const half = drawing.thickness / 2;
      return around(encloseBoxes(drawing.points.map(boxOfPoint)), half, half);
    }
    case 'disc': {
      const reach = drawing.radius + drawing.thickness / 2;
      return around(boxOfPoint(drawing.centre), reach, reach);
    }
  }
}

const boxOfPoint = ({ x, y }: Point): PageBox => ({ left: x, top: y, right: x, bottom: y });

const around = ({ left, top, right, bottom }: PageBox, across: number, down: number): PageBox => ({
  left: left - across,
  top: top - down,
  right: right + across,
  bottom: bottom + down,
});
