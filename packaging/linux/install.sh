#!/bin/sh
# Puts SeqGUI into your own folders, so that it is in the menu; needs no administrator's rights.
#     ./install.sh              installs, over an older version too
#     ./install.sh --remove     takes it away again; your networks and settings stay
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
programs=$HOME/.local/bin
place=$HOME/.local/lib/seqgui
id=io.github.seqgui.SeqGUI

remove() {
    rm -rf "$place"
    rm -f "$programs/seqgui" "$data/applications/$id.desktop" "$data/metainfo/$id.metainfo.xml"
    for icon in "$data"/icons/hicolor/*/apps/"$id".png "$data"/icons/hicolor/*/apps/"$id".svg; do
        rm -f "$icon"
    done
}

refresh() {
    # A desktop sees new entries without these too, only later.
    update-desktop-database -q "$data/applications" 2>/dev/null || true
    gtk-update-icon-cache -q -t "$data/icons/hicolor" 2>/dev/null || true
}

case ${1:-} in
--remove)
    remove
    refresh
    echo "SeqGUI was removed. Your networks and settings are still in $data/SeqGUI."
    ;;
"")
    remove
    mkdir -p "$(dirname "$place")" "$programs" "$data"
    cp -R "$here/seqgui" "$place"
    cp "$here/LICENSE" "$here/THIRD-PARTY-NOTICES.txt" "$place/"
    cp -R "$here/share/." "$data/"
    # The menu need not know the PATH, and a folder's name may have spaces in it.
    sed "s|^Exec=seqgui|Exec=\"$place/seqgui\"|" "$here/share/applications/$id.desktop" \
        >"$data/applications/$id.desktop"
    ln -s "$place/seqgui" "$programs/seqgui"
    refresh
    echo "SeqGUI is in the menu, and $programs/seqgui starts it from a terminal."
    ;;
*)
    echo "usage: $0 [--remove]" >&2
    exit 2
    ;;
esac
