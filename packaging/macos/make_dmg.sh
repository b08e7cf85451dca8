#!/bin/bash
# A disk image with the program and a link to Applications: make_dmg.sh SeqGUI.app SeqGUI.dmg
# With SIGN_AS ("Developer ID Application: …") the program is signed by it; else only for this machine.
set -euo pipefail
app=$1
image=$2
if [ -n "${SIGN_AS:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$SIGN_AS" "$app"
else
    codesign --force --deep --sign - "$app"
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cp -R "$app" "$place/"
ln -s /Applications "$place/Applications"
rm -f "$image"
hdiutil create -quiet -volname SeqGUI -srcfolder "$place" -format UDZO "$image"
