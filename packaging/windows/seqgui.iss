; Inno Setup 6.3 or newer: an installer from PyInstaller's folder dist\seqgui, for one user and without administrator's rights.
;     iscc /DVersion=0.1.0 packaging\windows\seqgui.iss      (python packaging\build.py calls it)

#ifndef Version
  #define Version "0.1.0"
#endif
#ifndef Bundle
  #define Bundle "..\..\dist\seqgui"
#endif

[Setup]
AppId={{7C0A2B0E-6E3F-4B0A-9F57-3C5B6B1D4E21}
AppName=SeqGUI
AppVersion={#Version}
AppPublisher=The SeqGUI developers
DefaultDirName={autopf}\SeqGUI
DefaultGroupName=SeqGUI
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
; Files of this app may be in use: ask to close it, and never restart the computer for it.
CloseApplications=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=SeqGUI-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
SetupIconFile=..\..\build\pyinstaller\seqgui\icons\seqgui.ico
UninstallDisplayIcon={app}\seqgui-window.exe

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
; It comes with newer versions of Inno Setup only.
#if FileExists(AddBackslash(CompilerPath) + "Languages\ChineseSimplified.isl")
Name: "chinese"; MessagesFile: "compiler:Languages\ChineseSimplified.isl"
#endif

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; An older version's libraries must not be found by the newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\SeqGUI"; Filename: "{app}\seqgui-window.exe"
Name: "{autodesktop}\SeqGUI"; Filename: "{app}\seqgui-window.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\seqgui-window.exe"; Description: "{cm:LaunchProgram,SeqGUI}"; Flags: nowait postinstall skipifsilent
