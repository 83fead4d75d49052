/** The editor: what CodeMirror needs for TypeScript, and no more. */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--x3)" },
  { tag: [tags.string, tags.regexp], color: "var(--x2)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--x1)" },
  { tag: tags.comment, color: "var(--vp-c-text-2)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--x0)" },
  { tag: [tags.typeName, tags.className], color: "var(--x5)" },
]);

export interface Editor {
  read(): string;
  write(text: string): void;
  destroy(): void;
}

export function makeEditor(parent: HTMLElement, text: string, onRun: () => void): Editor {
  const run = {
    key: "Mod-Enter",
    run: () => {
      onRun();
      return true;
    },
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        syntaxHighlighting(colours),
        javascript({ typescript: true }),
        keymap.of([run, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ "aria-label": "Program" }),
      ],
    }),
  });
  return {
    read: () => view.state.doc.toString(),
    write: (code) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } }),
    destroy: () => view.destroy(),
  };
}
