#!/usr/bin/env node
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { runCommand } from "../dist/command/command.js";

const { text, code } = runCommand(process.argv.slice(2), {
  read: (path) => readFileSync(path),
  write: (path, content) => writeFileSync(path, content),
  nameOf: (path) => basename(path),
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
});
(code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = code;
