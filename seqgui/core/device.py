"""Where the arithmetic runs: devices, their names, thread count and warm-up."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache

import torch
from torch import nn

from seqgui.core.errors import UserError
from seqgui.core.events import Devices
from seqgui.core.texts import counted, text


@dataclass(frozen=True)
class Device:
    """``key`` is what torch understands ("cpu", "cuda:0", "mps"); ``label`` is for people."""

    key: str
    label: str


def devices() -> tuple[Device, ...]:
    """What this machine offers, the CPU first. MPS is offered only if its LSTM gradients prove right."""
    found = [Device("cpu", counted(thread_count(), "CPU · {number} thread", "CPU · {number} threads"))]
    if torch.cuda.is_available():
        for index in range(torch.cuda.device_count()):
            found.append(Device(f"cuda:{index}", torch.cuda.get_device_name(index)))
    if torch.backends.mps.is_available() and _mps_gradients_agree():
        found.append(Device("mps", text("Apple GPU")))
    return tuple(found)


def describe() -> Devices:
    """The devices as an event for the window."""
    found = tuple((device.key, device.label) for device in devices())
    return Devices(found, torch.__version__)


def pick(name: str) -> torch.device:
    """The device called ``name`` ("cuda" means the first); raises :class:`UserError` if it is not there."""
    if not re.fullmatch(r"cpu|mps|cuda(:[0-9]{1,3})?", name):
        raise UserError("“{name}” is no device. Use cpu, cuda, cuda:1 or mps.", name=name)
    wanted = "cuda:0" if name == "cuda" else name
    if wanted == "mps" and not torch.backends.mps.is_available():
        raise UserError("This machine offers no Apple GPU (MPS). Choose the CPU instead.")
    if wanted.startswith("cuda"):
        count = torch.cuda.device_count() if torch.cuda.is_available() else 0
        if int(wanted.partition(":")[2]) >= count:
            raise UserError(
                "There is no device “{name}” on this machine. “seqgui doctor” lists those there are.", name=name
            )
    return torch.device(wanted)


def thread_count(all_cores: bool = False) -> int:
    """CPU threads for the arithmetic: all cores but one, which belongs to the window, unless there is no window.

    Fewer where the environment's OMP_NUM_THREADS says so, as for every program that computes with OpenMP.
    """
    cores = os.cpu_count() or 1
    limit = os.environ.get("OMP_NUM_THREADS", "")
    cores = min(cores, int(limit)) if limit.isdecimal() and int(limit) else cores
    return cores if all_cores else max(1, cores - 1)


def prepare_thread(threads: int | None = None) -> None:
    """First thing in a thread that computes: its share of the cores, and no slow denormal numbers."""
    torch.set_num_threads(threads or thread_count())
    torch.set_flush_denormal(True)


def warm_up() -> None:
    """Pay for what torch loads late (the first optimizer imports much) before anyone waits for it."""
    layer = nn.LSTM(4, 4, batch_first=True)
    optimizer = torch.optim.AdamW(layer.parameters(), fused=True)
    layer(torch.zeros(1, 2, 4))[0].sum().backward()
    optimizer.step()


@cache
def multiplies_in_16_bits(device: torch.device) -> bool:
    """Whether a recurrent layer can be trained there with multiplications in bfloat16: not every processor can."""
    layer = nn.LSTM(4, 4, batch_first=True).to(device)
    try:
        with torch.autocast(device.type, torch.bfloat16):
            total = layer(torch.zeros(2, 3, 4, device=device))[0].float().sum()
        total.backward()
    except RuntimeError:
        return False
    return True


def torchvision_trouble() -> str:
    """Why torchvision, which reads the full MNIST, cannot be loaded; empty where it can."""
    try:
        import torchvision  # type: ignore[import-untyped]  # noqa: F401
    except Exception as error:  # one that does not suit torch raises RuntimeError, OSError and others
        return (str(error).strip().splitlines() or [type(error).__name__])[0]
    return ""


def friendly(error: Exception, device: str) -> Exception:
    """The same trouble as a sentence, where a device is the cause; any other error comes back as it is."""
    said = str(error).lower()
    if isinstance(error, torch.cuda.OutOfMemoryError) or "out of memory" in said or "allocate memory" in said:
        return UserError(
            "The memory of {device} is used up. Choose a smaller batch or fewer hidden units, or train on the CPU.",
            device=device,
        )
    if isinstance(error, RuntimeError) and ("cuda error" in said or "no cuda" in said or "mps backend" in said):
        return UserError(
            "The device {device} no longer answers. Training can go on with the CPU: choose it below.", device=device
        )
    return error


def _mps_gradients_agree() -> bool:
    """Some versions of MPS computed wrong LSTM gradients: compare them with the CPU's once."""
    torch.manual_seed(0)
    reference = nn.LSTM(5, 7, 2, batch_first=True)
    x = torch.randn(3, 6, 5)
    try:
        gradients = []
        for key in ("cpu", "mps"):
            layer = nn.LSTM(5, 7, 2, batch_first=True).to(key)
            layer.load_state_dict(reference.state_dict())
            layer(x.to(key))[0].square().sum().backward()
            gradients.append(torch.cat([p.grad.flatten().cpu() for p in layer.parameters() if p.grad is not None]))
        return bool(torch.allclose(gradients[0], gradients[1], rtol=1e-3, atol=1e-4))
    except RuntimeError:
        return False
