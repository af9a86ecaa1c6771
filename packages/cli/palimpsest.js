#!/usr/bin/env node
// What npm links as `palimpsest` when it installs: there before the first build, as `bin` is not.
import './bin/palimpsest.js'
