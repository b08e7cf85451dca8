#!/bin/bash
# A disk image with the program and a link to Applications: make_dmg.sh SeqGUI.app SeqGUI.dmg
# With SIGN_AS ("Developer ID Application: …") program and image are signed by it; else only for this machine.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
app=$1
image=$2
if [ -n "${SIGN_AS:-}" ]; then
    codesign --force --deep --options runtime --timestamp --entitlements "$here/entitlements.plist" \
        --sign "$SIGN_AS" "$app"
else
    codesign --force --deep --sign - "$app"
fi
codesign --verify --deep --strict "$app"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# Not cp, which loses the signatures of files that are no programs.
ditto "$app" "$place/$(basename "$app")"
ln -s /Applications "$place/Applications"
# The system sometimes still looks through the new files, and hdiutil then says "Resource busy".
for try in 1 2 3; do
    if hdiutil create -quiet -ov -volname SeqGUI -srcfolder "$place" -format UDZO "$image"; then
        break
    fi
    [ "$try" -lt 3 ] || exit 1
    sleep 10
done
if [ -n "${SIGN_AS:-}" ]; then
    codesign --force --timestamp --sign "$SIGN_AS" "$image"
fi
