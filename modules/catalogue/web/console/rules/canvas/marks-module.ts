import type { Services, TableElement } from 'dmn-js/lib/Modeler';
import { Component, createVNode, type VNode } from 'inferno';
import type { MarkBoard } from './mark-board.ts';

/** A module of dmn-js that writes the marks beside the row numbers. Its views are drawn by Inferno, not by React. */
export function marksModule(board: MarkBoard): object {
  class Marks extends Component<{ row: TableElement }> {
    #stop = () => {};

    override componentDidMount() {
      this.#stop = board.listen(() => this.forceUpdate());
    }

    override componentWillUnmount() {
      this.#stop();
    }

    override render(): VNode {
      const { id } = this.props.row;
      const marks = board.textsOf(id).map(({ kind, text }) => {
        const look = `rules-mark rules-mark--${kind}`;
        return kind === 'covered'
          ? createVNode(1, 'span', look, text, 0)
          : createVNode(1, 'button', look, text, 0, { type: 'button', onClick: () => board.press(id) });
      });
      return createVNode(1, 'div', 'rules-marks', marks, 0);
    }
  }

  const provide = (components: Services['components']) => {
    components.onGetComponent('cell-inner', ({ cellType }) =>
      cellType === 'rule-index' ? Marks : undefined,
    );
    return {};
  };
  provide.$inject = ['components'];
  return { __init__: ['ruleMarks'], ruleMarks: ['factory', provide] };
}
